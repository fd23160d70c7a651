package dev.ratiomesh.sandbox.wire;

/** One emulated remote system. */
public interface Service {

    /** The name faults are aimed at, such as {@code youtube}. */
    String name();

    /** Whether a path belongs to this system. */
    boolean owns(String path);

    /** Does the work and answers. */
    Answer answer(Call call);

    /** Answers with an error of this system's own shape, without doing the work. */
    Answer refuse(Call call, InjectedError error);
}
