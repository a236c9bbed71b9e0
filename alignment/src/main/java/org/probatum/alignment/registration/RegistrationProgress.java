package org.probatum.alignment.registration;

/** Hears how far a registration has come. */
@FunctionalInterface
public interface RegistrationProgress {

    /**
     * @param step what begins now, such as "affine, level 1"
     * @param share of the work that is done; 0 to 1, never falling
     */
    void reached(String step, double share);
}
