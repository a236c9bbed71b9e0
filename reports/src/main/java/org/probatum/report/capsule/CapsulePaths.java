package org.probatum.report.capsule;

/** Where things lie in a capsule. */
public final class CapsulePaths {

    public static final String MANIFEST = "manifest.json";
    public static final String MANIFEST_NOTE = "manifest.note";
    public static final String PROTOCOL = "protocol/trial.json";
    public static final String LOG = "audit/log.jsonl";
    public static final String LEAVES = "audit/leaves.txt";
    public static final String CHECKPOINTS = "audit/checkpoints.txt";
    public static final String KEY = "audit/key.txt";
    public static final String SIGNATURES = "signatures.json";
    public static final String PARTICIPANTS = "cohort/participants.json";
    public static final String ALLOCATIONS = "cohort/allocations.json";
    public static final String OUTCOMES = "cohort/outcomes.json";
    public static final String ADVERSE_EVENTS = "cohort/adverse-events.json";
    public static final String INPUTS = "inputs/index.json";
    public static final String VOCABULARY = "inputs/vocabulary.txt";
    public static final String INPUT_FOLDER = "inputs/objects/";
    public static final String PREDICTIONS = "runs/predictions.json";
    public static final String ALIGNMENTS = "runs/alignments.json";
    public static final String RUNS = "runs/runs.json";
    public static final String IMPUTATION_FOLDER = "runs/imputation/";
    public static final String EXPLANATION_FOLDER = "explanations/";
    /** Each certificate that the protocol names, as {@code SHA-256.json}, its document and its predictions beside it. */
    public static final String CERTIFICATE_FOLDER = "certificates/";

    public static final String MODEL_FOLDER = "models/";
    public static final String RESULTS = "analysis/results.json";
    public static final String POST_HOC_FOLDER = "analysis/post-hoc/";
    public static final String REPORT_PDF = "report/report.pdf";
    public static final String REPORT_EXCEL = "report/report.xlsx";
    public static final String README = "README.txt";

    /** Separates checkpoint notes in {@link #CHECKPOINTS}. */
    public static final String BETWEEN_NOTES = "\n===\n";

    private CapsulePaths() {}
}
