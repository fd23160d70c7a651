package dev.ratiomesh.sandbox.uploads;

/** What control sees of uploads: sessions, faults, and what came. */
public record Uploads(UploadSessions sessions, UploadFaults faults, Traffic traffic) {}
