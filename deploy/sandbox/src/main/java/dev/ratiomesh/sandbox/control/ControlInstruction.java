package dev.ratiomesh.sandbox.control;

/** One thing a control request asks for. */
@FunctionalInterface
interface ControlInstruction {
    void carryOut(ControlTargets sandbox) throws BadInputException;
}
