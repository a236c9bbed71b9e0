package org.probatum.registry;

/** A tensor and the name under which it was stored; the name may be empty. */
public record NamedTensor(String name, Tensor tensor) {}
