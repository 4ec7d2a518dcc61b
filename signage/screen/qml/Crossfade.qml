pragma ComponentBehavior: Bound
// Shows one picture; a new source is loaded first and then fades in over the old one. Never an empty moment.
import QtQuick

Item {
    id: root

    required property string source
    required property int duration
    required property Beat beat

    property bool patient: true
    property bool clear: false
    property bool loading: false
    property Image front: first
    property Image back: second
    readonly property bool settled: front.source.toString() === source && front.status === Image.Ready && !fade.running
    readonly property bool failed: back.status === Image.Error

    function advance() {
        if (fade.running || source === "" || source === front.source.toString())
            return;
        back.opacity = 0;
        back.z = 1;
        front.z = 0;
        back.source = source;
        reveal(false);
    }

    function reveal(together: bool) {
        load(back.status === Image.Loading);
        if (fade.running || back.status !== Image.Ready || back.source.toString() !== source)
            return;
        const waits = patient && beat.open && !together;
        if (front.status !== Image.Ready || (duration === 0 && !waits && !together)) {
            exchange();
        } else if (!waits) {
            fade.duration = together ? beat.duration : duration;
            fade.target = back;
            fade.restart();
            leave.start();
        }
    }

    function load(now: bool) {
        if (loading === now)
            return;
        loading = now;
        beat.loading += now ? 1 : -1;
    }

    function exchange() {
        leave.stop();
        back.opacity = 1;
        const old = front;
        front = back;
        back = old;
        back.opacity = 0;
        back.source = "";
        advance();
    }

    onSourceChanged: advance()
    Component.onCompleted: advance()
    Component.onDestruction: load(false)

    Connections {
        target: root.beat

        function onBegun() {
            if (root.patient)
                root.reveal(true);
        }
    }

    Image {
        id: first

        anchors.fill: parent
        asynchronous: true
        cache: false
        opacity: 0
        onStatusChanged: root.reveal(false)
    }

    Image {
        id: second

        anchors.fill: parent
        asynchronous: true
        cache: false
        opacity: 0
        onStatusChanged: root.reveal(false)
    }

    OpacityAnimator {
        id: fade

        from: 0
        to: 1
        easing.type: Easing.InOutQuad
        onFinished: root.exchange()
    }

    // Pictures that are partly clear do not cover the old one: it leaves meanwhile.
    OpacityAnimator {
        id: leave

        function start() {
            if (!root.clear)
                return;
            leave.target = root.front;
            leave.duration = fade.duration;
            leave.restart();
        }

        from: 1
        to: 0
        easing.type: Easing.InOutQuad
    }
}
