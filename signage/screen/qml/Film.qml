pragma ComponentBehavior: Bound
// A short film over the page that shows its first frame. It begins when the page has settled and every frame is loaded,
// and fades away over the next page. Which frame is due is asked of the clock: nothing adds up.
import QtQuick

Item {
    id: root

    required property string film
    required property bool settled
    required property int duration

    property string playing: ""
    property bool shown: false
    property int loaded: 0
    property int current: 0
    property real started: 0
    readonly property var reel: playing === "" ? null : JSON.parse(playing)

    function change() {
        if (fade.running || film === playing)
            return;
        turn.stop();
        if (shown && duration > 0)
            fade.restart();
        else
            take();
    }

    function take() {
        shown = false;
        opacity = 0;
        loaded = 0;
        current = 0;
        playing = film;
    }

    function begin() {
        if (shown || fade.running || reel === null || playing !== film || !settled || loaded < reel.count)
            return;
        shown = true;
        opacity = 1;
        started = Date.now();
        show();
    }

    function show() {
        const order = reel.order;
        const round = order.reduce((sum, step) => sum + step[1], 0);
        let rest = Math.max(0, Date.now() - started) % round;
        let at = 0;
        while (rest >= order[at][1]) {
            rest -= order[at][1];
            at += 1;
        }
        current = order[at][0];
        turn.interval = Math.max(1, order[at][1] - rest);
        turn.restart();
    }

    opacity: 0
    onFilmChanged: Qt.callLater(change)
    onSettledChanged: begin()
    Component.onCompleted: change()

    Repeater {
        model: root.reel === null ? 0 : root.reel.count

        Image {
            required property int index

            x: root.reel === null ? 0 : root.reel.x
            y: root.reel === null ? 0 : root.reel.y
            width: root.reel === null ? 0 : root.reel.w
            height: root.reel === null ? 0 : root.reel.h
            asynchronous: true
            cache: false
            smooth: true
            source: root.reel === null ? "" : root.reel.pictures + "/" + index
            visible: index === root.current
            onStatusChanged: {
                if (status !== Image.Ready)
                    return;
                root.loaded += 1;
                root.begin();
            }
        }
    }

    Timer {
        id: turn

        onTriggered: root.show()
    }

    OpacityAnimator {
        id: fade

        target: root
        from: 1
        to: 0
        duration: root.duration
        easing.type: Easing.InOutQuad
        onFinished: {
            root.take();
            root.change();
        }
    }
}
