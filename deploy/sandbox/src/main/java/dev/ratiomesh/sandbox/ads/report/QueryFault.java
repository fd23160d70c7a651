package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.error.AdsError;

/** Reports that a query cannot be answered, with its queryError code. */
final class QueryFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    QueryFault(String code, String message) {
        super(message);
        this.code = code;
    }

    AdsError error() {
        return AdsError.of("queryError", code, "Error in query: " + getMessage());
    }
}
