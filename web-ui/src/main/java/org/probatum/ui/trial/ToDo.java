package org.probatum.ui.trial;

/**
 * One thing that waits for the person who looks.
 *
 * @param urgency how soon it has to be done
 * @param title what is to be done, beginning with a verb, for example {@code Approve protocol 1.0}
 * @param detail why it waits, in one sentence without a full stop
 * @param path the address of the page where it is done, without a leading slash
 */
public record ToDo(Urgency urgency, String title, String detail, String path) implements Comparable<ToDo> {

    /** How soon something has to be done. */
    public enum Urgency {
        /** The trial stands still until it is done. */
        BLOCKS_THE_TRIAL,
        /** Data are missing, doubtful or asked about. */
        DATA_NEED_ATTENTION,
        /** The next step of the trial can be taken. */
        NEXT_STEP
    }

    @Override
    public int compareTo(ToDo other) {
        return urgency.compareTo(other.urgency);
    }
}
