package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import java.time.Instant;

/**
 * An upload session at YouTube. Its address is stored before the first byte goes out.
 *
 * @param address sealed: whoever has it can send bytes in the channel's name
 * @param confirmed bytes that YouTube said it has, at the last look
 * @param lastBegun whether the last chunk may have been sent: from then on there may be a video
 */
public record Session(Choice choice, EncryptedSecret address, Instant openedAt, long confirmed, boolean lastBegun) {
    Session confirmed(long offset) {
        return new Session(choice, address, openedAt, offset, lastBegun);
    }

    Session beginLast() {
        return new Session(choice, address, openedAt, confirmed, true);
    }
}
