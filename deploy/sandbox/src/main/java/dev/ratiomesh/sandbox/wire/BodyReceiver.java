package dev.ratiomesh.sandbox.wire;

import java.util.Optional;

/** Takes the body of one request as it arrives, so that no body is ever held whole. */
public interface BodyReceiver {

    /**
     * Takes some bytes, which are the caller's again afterwards.
     *
     * @return false when the connection is to be cut here and now
     */
    boolean take(byte[] bytes, int length);

    /** The body is whole: the answer, or nothing when the connection is to be cut instead. */
    Optional<HttpAnswer> end();

    /** The connection ended before the body did. Nothing follows. */
    void broken();

    /** Takes a body for nothing and answers in the end. */
    static BodyReceiver answering(HttpAnswer answer) {
        return new BodyReceiver() {
            @Override
            public boolean take(byte[] bytes, int length) {
                return true;
            }

            @Override
            public Optional<HttpAnswer> end() {
                return Optional.of(answer);
            }

            @Override
            public void broken() {
                // nothing was kept
            }
        };
    }
}
