pragma ComponentBehavior: Bound
// The panel beside the stage of a wide screen: three standing reminders, each changing by a cross-fade.
import QtQuick

Item {
    id: root

    required property string panel
    required property string places
    required property string reminders
    required property Beat beat

    readonly property var rects: JSON.parse(places)
    readonly property var sources: JSON.parse(reminders)

    Crossfade {
        anchors.fill: parent
        beat: root.beat
        source: root.panel
        duration: 400
    }

    Repeater {
        model: root.rects.length

        Crossfade {
            required property int index

            beat: root.beat
            x: root.rects[index][0]
            y: root.rects[index][1]
            width: root.rects[index][2]
            height: root.rects[index][3]
            source: root.sources[index]
            duration: 400
        }
    }
}
