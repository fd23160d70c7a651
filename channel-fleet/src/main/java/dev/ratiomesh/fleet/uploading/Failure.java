package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadFailureCode;

/** @param words for people, without anything secret */
public record Failure(UploadFailureCode code, String words) {}
