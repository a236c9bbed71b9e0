package org.probatum.ui.component;

/** The states that a badge can show; each has its own symbol, so that colour is never needed. */
public enum Status {
    GOOD("✓", "good"),
    ATTENTION("!", "attention"),
    FAILED("✕", "failed"),
    WAITING("◌", "waiting"),
    LOCKED("⚿", "locked"),
    NEUTRAL("•", "neutral");

    private final String symbol;
    private final String styleName;

    Status(String symbol, String styleName) {
        this.symbol = symbol;
        this.styleName = styleName;
    }

    String symbol() {
        return symbol;
    }

    String styleName() {
        return styleName;
    }
}
