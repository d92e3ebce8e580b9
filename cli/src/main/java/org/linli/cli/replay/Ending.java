package org.linli.cli.replay;

/** How a message stands when its walk is over. */
enum Ending {
    /** Closed by this run. */
    CLOSED("本次办结 · closed now"),
    /** Closed, or otherwise at its end, before this run. */
    FINISHED_BEFORE("此前已办结 · finished before"),
    /** There is no official reply to report back with. */
    WITH_THE_UNIT("无回复,留在承办单位 · no reply on record, left with the unit"),
    /** Refused at the desk or not filed, by somebody else. */
    ENDED_OTHERWISE("未受理或不立案 · refused at the desk or not filed");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
