pragma ComponentBehavior: Bound
// A flat colour that changes with its coat, in step with the pictures on it.
import QtQuick

Item {
    id: root

    required property color colour
    required property Beat beat

    function advance() {
        if (fade.running || Qt.colorEqual(under.color, colour))
            return;
        over.color = colour;
        fade.restart();
    }

    function advanceAlone() {
        if (!beat.open)
            advance();
    }

    onColourChanged: Qt.callLater(advanceAlone)
    Component.onCompleted: under.color = colour

    Connections {
        target: root.beat

        function onBegun() {
            root.advance();
        }
    }

    Rectangle {
        id: under

        anchors.fill: parent
    }

    Rectangle {
        id: over

        anchors.fill: parent
        opacity: 0
    }

    OpacityAnimator {
        id: fade

        target: over
        from: 0
        to: 1
        duration: root.beat.duration
        easing.type: Easing.InOutQuad
        onFinished: {
            under.color = over.color;
            over.opacity = 0;
            root.advance();
        }
    }
}
