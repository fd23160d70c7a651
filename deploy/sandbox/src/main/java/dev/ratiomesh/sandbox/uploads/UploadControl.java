package dev.ratiomesh.sandbox.uploads;

/** What control sees of uploads: sessions, faults, and what came. */
public record UploadControl(UploadSessions sessions, UploadFaults faults, UploadTraffic traffic) {}
