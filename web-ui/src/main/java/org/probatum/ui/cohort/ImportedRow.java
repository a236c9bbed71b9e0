package org.probatum.ui.cohort;

/**
 * What became of one line of the table of participants.
 *
 * @param line its number in the file, from 1
 * @param participant the identifier as written
 * @param detail the reason, or what was taken
 */
record ImportedRow(long line, String participant, Result result, String detail) {

    /** What a line led to. */
    enum Result {
        ENROLLED,
        UPDATED,
        SCREEN_FAILURE,
        REFUSED
    }
}
