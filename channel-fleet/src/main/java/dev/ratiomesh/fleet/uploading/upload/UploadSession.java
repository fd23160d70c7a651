package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import java.time.Instant;

/**
 * An upload session at YouTube. Its address is stored before the first byte goes out.
 *
 * @param encryptedAddress sealed: whoever has it can send bytes in the channel's name
 * @param confirmedBytes bytes that YouTube said it has, at the last look
 * @param finalChunkStarted whether the last chunk may have been sent: from then on there may be a video
 */
public record UploadSession(
        ChannelAssignment assignment,
        EncryptedSecret encryptedAddress,
        Instant openedAt,
        long confirmedBytes,
        boolean finalChunkStarted) {
    public UploadSession confirmedBytes(long offset) {
        return new UploadSession(assignment, encryptedAddress, openedAt, offset, finalChunkStarted);
    }

    public UploadSession withFinalChunkStarted() {
        return new UploadSession(assignment, encryptedAddress, openedAt, confirmedBytes, true);
    }
}
