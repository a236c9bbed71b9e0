package org.probatum.registry;

/** Inspects model packages. Implemented where ONNX is known. */
public interface ModelInspector {

    /** Inspects a package; never fails on what the package holds. */
    InspectionReport inspect(ModelPackage modelPackage);
}
