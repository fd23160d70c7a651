package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.uploads.session.UploadSessions;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;

/** What control sees of uploads: sessions, faults, and what came. */
public record UploadControl(UploadSessions sessions, UploadFaults faults, UploadTraffic traffic) {}
