pragma ComponentBehavior: Bound
// Full text behind a window: tiles in a column, moved by the render thread alone. Glides to `offset`, or crawls.
import QtQuick

Item {
    id: root

    required property string key
    required property int tiles
    required property int tileHeight
    required property int stripHeight
    required property int offset
    required property int glide
    required property real speed
    required property bool on

    property int shown: 0
    property real crawlStarted: 0
    property real crawled: 0
    readonly property int reach: Math.max(0, stripHeight - height)
    // A crawl falls behind the clock on a busy machine (4 % was seen with three busy programs on two cores).
    readonly property real windowTop: speed > 0 ? crawled * 0.95 - tileHeight : Math.min(shown, offset)
    readonly property real windowBottom: (speed > 0 ? crawled + tileHeight : Math.max(shown, offset)) + height

    function place() {
        mover.stop();
        column.y = -offset;
        shown = offset;
        crawled = 0;
        if (speed > 0 && reach > 0) {
            crawlStarted = Date.now();
            mover.from = 0;
            mover.to = -reach;
            mover.duration = Math.round(reach / speed * 1000);
            mover.easing.type = Easing.Linear;
            mover.restart();
        }
    }

    function glideOn() {
        if (speed > 0 || shown === offset)
            return;
        mover.from = -shown;
        mover.to = -offset;
        mover.duration = glide;
        mover.easing.type = Easing.InOutQuad;
        mover.restart();
    }

    clip: true
    onKeyChanged: Qt.callLater(place)
    onSpeedChanged: Qt.callLater(place)
    onOnChanged: if (on)
        Qt.callLater(place)
    onOffsetChanged: glideOn()
    Component.onCompleted: place()

    Item {
        id: column

        width: parent.width
        height: root.stripHeight

        Repeater {
            model: root.tiles

            Image {
                required property int index

                y: index * root.tileHeight
                asynchronous: true
                cache: false
                source: (index + 1) * root.tileHeight >= root.windowTop && index * root.tileHeight <= root.windowBottom
                        ? "image://signage/" + root.key + "/" + index : ""
            }
        }
    }

    YAnimator {
        id: mover

        target: column
        onFinished: root.shown = root.speed > 0 ? root.reach : root.offset
    }

    Timer {
        interval: 1000
        repeat: true
        running: root.speed > 0 && mover.running
        onTriggered: root.crawled = (Date.now() - root.crawlStarted) / 1000 * root.speed
    }
}
