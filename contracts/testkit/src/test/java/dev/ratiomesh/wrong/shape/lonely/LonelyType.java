package dev.ratiomesh.wrong.shape.lonely;

/** Breaks: a package below a feature's root has at least three top-level types. */
public class LonelyType {}
