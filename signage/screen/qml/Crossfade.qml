pragma ComponentBehavior: Bound
// Shows one picture; a new source is loaded first and then fades in over the old one. Never an empty moment.
import QtQuick

Item {
    id: root

    required property string source
    required property int duration

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
        reveal();
    }

    function reveal() {
        if (fade.running || back.status !== Image.Ready || back.source.toString() !== source)
            return;
        if (duration > 0 && front.status === Image.Ready) {
            fade.target = back;
            fade.restart();
        } else {
            exchange();
        }
    }

    function exchange() {
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

    Image {
        id: first

        anchors.fill: parent
        asynchronous: true
        cache: false
        opacity: 0
        onStatusChanged: root.reveal()
    }

    Image {
        id: second

        anchors.fill: parent
        asynchronous: true
        cache: false
        opacity: 0
        onStatusChanged: root.reveal()
    }

    OpacityAnimator {
        id: fade

        from: 0
        to: 1
        duration: root.duration
        easing.type: Easing.InOutQuad
        onFinished: root.exchange()
    }
}
