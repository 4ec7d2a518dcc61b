pragma ComponentBehavior: Bound
// Full text behind a window: tiles in a column, moved by the render thread alone. Glides to `offset`, or crawls.
// A new key is a new text, which begins anew; new pictures of the same key fade in wherever the text stands.
import QtQuick

Item {
    id: root

    required property string key
    required property string pictures
    required property Beat beat
    required property int tiles
    required property int tileHeight
    required property int stripHeight
    required property int offset
    required property int glide
    required property real speed
    required property bool on

    property string placed: ""
    property int shown: 0
    property real crawlStarted: 0
    property real crawled: 0
    readonly property int reach: Math.max(0, stripHeight - height)
    // A crawl falls behind the clock on a busy machine (4 % was seen with three busy programs on two cores).
    readonly property real windowTop: speed > 0 ? crawled * 0.95 - tileHeight : Math.min(shown, offset)
    readonly property real windowBottom: (speed > 0 ? crawled + tileHeight : Math.max(shown, offset)) + height

    function place() {
        mover.stop();
        placed = key;
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

            Loader {
                id: tile

                required property int index

                y: index * root.tileHeight
                width: root.width
                height: Math.min(root.tileHeight, root.stripHeight - y)
                active: root.placed === root.key && y + root.tileHeight >= root.windowTop && y <= root.windowBottom

                sourceComponent: Crossfade {
                    beat: root.beat
                    duration: 0
                    source: root.pictures + "/" + tile.index
                }
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
