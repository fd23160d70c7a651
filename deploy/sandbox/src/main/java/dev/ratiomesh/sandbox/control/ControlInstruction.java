package dev.ratiomesh.sandbox.control;

/** Carries out one change that a control request asks for. */
@FunctionalInterface
interface ControlInstruction {
    void carryOut(ControlTargets sandbox) throws BadInputException;
}
