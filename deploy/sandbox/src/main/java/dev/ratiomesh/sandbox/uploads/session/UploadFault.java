package dev.ratiomesh.sandbox.uploads.session;

/** Describes a fault of an upload. */
public sealed interface UploadFault {
    /** Returns the fault as {@code GET /sandbox/faults} lists it; the text stays when the record is renamed. */
    String text();

    /** Cuts the connection after so many bytes of a request, 0 or more. */
    record Cut(long afterBytes) implements UploadFault {
        @Override
        public String text() {
            return "Cut[after=" + afterBytes + "]";
        }
    }

    /** Creates the video, but cuts the connection instead of answering. */
    record LostAnswer() implements UploadFault {
        @Override
        public String text() {
            return "LostAnswer[]";
        }
    }

    /** Leaves the stored range out of a 308. */
    record HiddenRange() implements UploadFault {
        @Override
        public String text() {
            return "HiddenRange[]";
        }
    }

    /**
     * Rejects a request to a session and stores nothing of it.
     *
     * @param retryAfter seconds that the answer asks to wait; 0: no such header
     */
    record SessionRefused(int status, int retryAfter) implements UploadFault {
        @Override
        public String text() {
            return "Refused[status=" + status + ", retryAfter=" + retryAfter + "]";
        }
    }

    /** Creates the video, but its processing fails. */
    record ProcessingFailed(String reason) implements UploadFault {
        @Override
        public String text() {
            return "Failed[reason=" + reason + "]";
        }
    }
}
