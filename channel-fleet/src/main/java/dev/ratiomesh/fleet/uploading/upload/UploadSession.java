package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import java.time.Instant;

/**
 * A resumable upload session at YouTube. It is stored before the first byte is sent, so that a crash never loses it.
 *
 * @param encryptedAddress the session URI, encrypted: its holder can send bytes in the channel's name
 * @param confirmedBytes bytes that YouTube confirmed in its last response, the offset to resume from; 0 or more
 * @param finalChunkStarted whether the final chunk may have been sent; from then on the video may exist
 */
public record UploadSession(
        ChannelAssignment assignment,
        EncryptedSecret encryptedAddress,
        Instant openedAt,
        long confirmedBytes,
        boolean finalChunkStarted) {
    public UploadSession withConfirmedBytes(long offset) {
        return new UploadSession(assignment, encryptedAddress, openedAt, offset, finalChunkStarted);
    }

    public UploadSession withFinalChunkStarted() {
        return new UploadSession(assignment, encryptedAddress, openedAt, confirmedBytes, true);
    }
}
