// One moment at which many fades begin: a change of coat (theme, day or dusk) is one picture, not a dozen.
// While it is open, fades that have loaded their picture wait for those that have not. It never waits for long.
import QtQuick

QtObject {
    id: root

    required property string coat
    required property int duration

    property int loading: 0
    property bool open: false
    property Timer patience: Timer {
        interval: 1000
        onTriggered: root.begin()
    }

    signal begun

    function begin() {
        if (!open)
            return;
        open = false;
        patience.stop();
        begun();
    }

    function beginIfLoaded() {
        if (loading === 0)
            begin();
    }

    onCoatChanged: {
        open = true;
        patience.restart();
        Qt.callLater(beginIfLoaded);
    }
    onLoadingChanged: if (open && loading === 0)
        Qt.callLater(beginIfLoaded)
}
