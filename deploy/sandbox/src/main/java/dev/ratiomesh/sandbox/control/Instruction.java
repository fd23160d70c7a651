package dev.ratiomesh.sandbox.control;

/** One thing a control request asks for. */
@FunctionalInterface
interface Instruction {
    void carryOut(Insides sandbox) throws BadInput;
}
