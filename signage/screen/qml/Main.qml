pragma ComponentBehavior: Bound
// The whole screen. It presents a state and gives one fact back: which stage picture is on the glass.
import QtQuick
import QtQuick.Window

Window {
    id: window

    required property var scene

    // The supervisor's newest number, odd or even: painted in one corner, too faint to be seen.
    property int pulse: 0
    // How often a part of the window has come out from under another one.
    property int exposures: 0
    // Whether the window may be closed by whoever sits before it.
    property bool closes: false
    // The maintenance field, while somebody types into it.
    property string field: ""
    property int sceneX: 0
    property int sceneY: 0
    property int sceneW: 0
    property int sceneH: 0
    readonly property var state: scene.state
    readonly property string settledStage: stage.settled && sheet.settled && (cover.source === "" || cover.settled)
                                           && (header.source === "" || header.settled)
                                           ? stage.source : ""

    color: sceneW > 0 ? "black" : state.ground
    flags: Qt.FramelessWindowHint | Qt.Window
    visible: false

    onClosing: close => close.accepted = closes

    Beat {
        id: beat

        coat: window.state.coat
        duration: window.state.coatMs
    }

    // The scene: the whole window, or a part of it with black around.
    Item {
        x: window.sceneX
        y: window.sceneY
        width: window.sceneW > 0 ? window.sceneW : window.width
        height: window.sceneW > 0 ? window.sceneH : window.height
        clip: window.sceneW > 0

        Ground {
            anchors.fill: parent
            beat: beat
            colour: window.state.ground
        }

        Crossfade {
            id: stage

            beat: beat
            patient: window.state.stageMs > 0
            x: window.state.stageX
            y: window.state.stageY
            width: window.state.stageW
            height: window.state.stageH
            source: window.state.stage
            duration: window.state.stageMs
        }

        Film {
            x: window.state.stageX
            y: window.state.stageY
            width: window.state.stageW
            height: window.state.stageH
            film: window.state.film
            settled: stage.settled
            duration: window.state.stageMs
        }

        // Header and footer wander by a pixel or two, and lie over the edges of the stage.
        Crossfade {
            id: header

            beat: beat
            x: window.state.headerX
            y: window.state.headerY
            width: window.state.headerW
            height: window.state.headerH
            source: window.state.header
            duration: window.state.headerMs
        }

        Crossfade {
            beat: beat
            x: window.state.footerX
            y: window.state.footerY
            width: window.state.footerW
            height: window.state.footerH
            source: window.state.footer
            duration: window.state.footerMs
        }

        // A page that needs the room of header and footer lies over them; a clear picture otherwise.
        Crossfade {
            id: sheet

            beat: beat
            patient: window.state.stageMs > 0
            clear: !window.state.sheetOn
            visible: window.state.sheetOn || !settled
            x: window.state.sheetX
            y: window.state.sheetY
            width: window.state.sheetW
            height: window.state.sheetH
            source: window.state.sheet
            duration: window.state.stageMs
        }

        MovingText {
            beat: beat
            x: window.state.stripX
            y: window.state.stripY
            width: window.state.stripW
            height: window.state.stripH
            key: window.state.strip
            pictures: window.state.stripPictures
            tiles: window.state.stripTiles
            tileHeight: window.state.stripTileH
            stripHeight: window.state.stripHeight
            offset: window.state.stripOffset
            glide: window.state.stripMs
            speed: window.state.stripSpeed
            on: window.state.stripOn
            opacity: window.state.stripOn ? 1 : 0

            Behavior on opacity {
                enabled: window.state.stageMs > 0

                OpacityAnimator {
                    duration: window.state.stageMs
                    easing.type: Easing.InOutQuad
                }
            }
        }

        Ground {
            beat: beat
            x: window.state.railX
            y: window.state.railY
            width: window.state.railW
            height: window.state.railH
            colour: window.state.accent
            opacity: window.state.stripOn ? 1 : 0

            Behavior on opacity {
                enabled: window.state.stageMs > 0

                OpacityAnimator {
                    duration: window.state.stageMs
                    easing.type: Easing.InOutQuad
                }
            }
        }

        Loader {
            x: window.state.panelX
            y: window.state.panelY
            width: window.state.panelW
            height: window.state.panelH
            active: window.state.panel !== ""

            sourceComponent: Reminders {
                beat: beat
                panel: window.state.panel
                places: window.state.reminderPlaces
                reminders: window.state.reminders
            }
        }

        Ticker {
            beat: beat
            x: 0
            y: window.state.tickerY
            width: window.state.width
            height: window.state.tickerH
            entries: window.state.tickerEntries
            pictures: window.state.tickerPictures
            length: window.state.tickerLength
            speed: window.state.tickerSpeed
            crawling: window.state.tickerCrawling
            standing: window.state.tickerStanding
            standingFade: window.state.tickerMs
            label: window.state.tickerLabel
            leftFade: window.state.tickerLeft
            rightFade: window.state.tickerRight
            start: window.state.tickerStart
            band: window.state.band
            fadeWidth: window.state.tickerFade
        }

        // The strip of a special period's level, under the header or over the ticker's label; clear while none stands.
        Crossfade {
            beat: beat
            clear: !window.state.levelOn
            visible: window.state.levelOn || !settled
            x: window.state.levelX
            y: window.state.levelY
            width: window.state.levelW
            height: window.state.levelH
            source: window.state.level
            duration: window.state.levelMs
        }

        // Whatever has the whole screen lies over all of it; a clear picture otherwise.
        Crossfade {
            id: cover

            beat: beat
            patient: false
            clear: !window.state.coverOn
            visible: source !== "" && (window.state.coverOn || !settled)
            anchors.fill: parent
            source: window.state.cover
            duration: window.state.coverMs
        }

        // Across the top of what is not now.
        Crossfade {
            beat: beat
            x: window.state.markX
            y: window.state.markY
            width: window.state.markW
            height: window.state.markH
            source: window.state.mark
            duration: 0
        }
    }

    Image {
        anchors.centerIn: parent
        visible: window.field !== ""
        source: window.field
        cache: false
    }

    // The software renderer paints what changed; what lay under a foreign window is painted anew by a change of all.
    Rectangle {
        anchors.fill: parent
        visible: window.exposures % 2 === 1
        color: "#01808080"
    }

    Rectangle {
        x: window.width - 1
        y: window.height - 1
        width: 1
        height: 1
        visible: window.pulse === 1
        color: "#01808080"
    }
}
