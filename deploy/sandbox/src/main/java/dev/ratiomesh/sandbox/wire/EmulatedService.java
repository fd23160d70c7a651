package dev.ratiomesh.sandbox.wire;

/** One emulated remote system. */
public interface EmulatedService {

    /** The name faults are aimed at, such as {@code youtube}. */
    String name();

    /** Whether a path belongs to this system. */
    boolean owns(String path);

    /** Does the work and answers. */
    HttpAnswer answer(HttpCall call);

    /** Whether the body of this call, which is not in it, is to be taken as it arrives. */
    default boolean streams(HttpCall call) {
        return false;
    }

    /** Takes the body of a call that {@link #streams}. */
    default BodyReceiver intake(HttpCall call) {
        return BodyReceiver.answering(answer(call));
    }

    /** Answers with an error of this system's own shape, without doing the work. */
    HttpAnswer refuse(HttpCall call, InjectedError error);
}
