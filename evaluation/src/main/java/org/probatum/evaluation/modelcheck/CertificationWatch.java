package org.probatum.evaluation.modelcheck;

/** Is told how far a certification is, and may stop it. Called from several threads. */
public interface CertificationWatch {

    /** Watches nothing and never stops. */
    CertificationWatch NOBODY = new CertificationWatch() {
        @Override
        public void reached(String step, long done, long total) {
            // nobody looks
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };

    /**
     * @param step what is being done, for example {@code Strategy mask}
     * @param done how many of its items are done; 0 to {@code total}
     * @param total how many it has; positive
     */
    void reached(String step, long done, long total);

    /** Whether to stop; asked before each item. */
    boolean stopped();
}
