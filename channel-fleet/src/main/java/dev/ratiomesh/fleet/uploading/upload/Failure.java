package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadFailureCode;

/** @param words for people, without anything secret */
public record Failure(UploadFailureCode code, String words) {}
