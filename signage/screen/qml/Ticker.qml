pragma ComponentBehavior: Bound
// The band at the bottom: entries crawl without end, or stand still and change by a cross-fade.
import QtQuick

Item {
    id: root

    required property string entries
    required property string pictures
    required property Beat beat
    required property int length
    required property real speed
    required property bool crawling
    required property string standing
    required property int standingFade
    required property string label
    required property string leftFade
    required property string rightFade
    required property int start
    required property color band
    required property int fadeWidth

    readonly property var placed: JSON.parse(entries)

    function restart() {
        mover.stop();
        belt.x = 0;
        if (crawling && length > 0)
            mover.start();
    }

    clip: true
    onPlacedChanged: Qt.callLater(restart)
    onCrawlingChanged: Qt.callLater(restart)
    Component.onCompleted: restart()

    Ground {
        anchors.fill: parent
        beat: root.beat
        colour: root.band
    }

    Item {
        id: crawl

        x: root.start
        width: root.width - root.start
        height: root.height
        clip: true
        opacity: root.crawling ? 1 : 0

        Behavior on opacity {
            OpacityAnimator {
                duration: 400
            }
        }

        Item {
            id: belt

            height: parent.height

            Repeater {
                model: root.placed

                Crossfade {
                    required property var modelData

                    beat: root.beat
                    x: modelData.x
                    width: modelData.w
                    height: root.height
                    duration: 0
                    source: root.pictures + "/" + modelData.name
                }
            }
        }

        XAnimator {
            id: mover

            target: belt
            from: 0
            to: -root.length
            duration: Math.max(1, Math.round(root.length / Math.max(1, root.speed) * 1000))
            loops: Animation.Infinite
        }
    }

    Crossfade {
        beat: root.beat
        x: root.start
        width: root.width - root.start
        height: root.height
        duration: root.standingFade
        source: root.standing
        visible: !root.crawling
    }

    Crossfade {
        beat: root.beat
        x: root.start
        width: root.fadeWidth
        height: root.height
        visible: root.crawling
        clear: true
        duration: 0
        source: root.leftFade
    }

    Crossfade {
        beat: root.beat
        x: root.width - root.fadeWidth
        width: root.fadeWidth
        height: root.height
        visible: root.crawling
        clear: true
        duration: 0
        source: root.rightFade
    }

    Crossfade {
        beat: root.beat
        width: root.start
        height: root.height
        duration: 0
        source: root.label
    }
}
