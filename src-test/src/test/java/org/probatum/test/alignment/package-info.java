/**
 * Registration judged on generated pairs whose truth is known: {@link FailureDetection} is the driver over many of them,
 * {@code FailureDetectionTest} a small part of the same that runs with the tests.
 */
@NullMarked
package org.probatum.test.alignment;

import org.jspecify.annotations.NullMarked;
