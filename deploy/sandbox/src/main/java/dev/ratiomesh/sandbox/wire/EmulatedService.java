package dev.ratiomesh.sandbox.wire;

/** Emulates one remote system. */
public interface EmulatedService {

    /** Returns the name by which faults target the system, such as {@code youtube}. */
    String name();

    /** Tells whether a path belongs to this system. */
    boolean owns(String path);

    /** Does the work and answers. */
    HttpAnswer answer(HttpCall call);

    /** Tells whether the body of this call, which is not in it, is taken as it arrives. */
    default boolean streams(HttpCall call) {
        return false;
    }

    /** Creates the receiver for the body of a call that {@link #streams}. */
    default BodyReceiver receiver(HttpCall call) {
        return BodyReceiver.answering(answer(call));
    }

    /** Answers with an error of this system's own shape, without doing the work. */
    HttpAnswer answerInjected(HttpCall call, InjectedError error);
}
