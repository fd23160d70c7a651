package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.uploads.session.UploadSessions;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;

/** Gives the control API access to uploads: sessions, faults and traffic. */
public record UploadControl(UploadSessions sessions, UploadFaults faults, UploadTraffic traffic) {}
