package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chosen channel and the file it was chosen for; all null until then. */
@Embeddable
class ChoiceColumns {
    @Column(name = "channel_id")
    private @Nullable String channelId;

    @Column(name = "choice_day")
    private @Nullable LocalDate day;

    @Column(name = "explanation")
    private String @Nullable [] explanation;

    @Column(name = "sessions")
    private int sessions;

    @Column(name = "bytes")
    private @Nullable Long bytes;

    @Column(name = "file_tag")
    private @Nullable String fileTag;

    @Column(name = "content_type")
    private @Nullable String contentType;

    static ChoiceColumns of(@Nullable ChannelAssignment choice) {
        ChoiceColumns row = new ChoiceColumns();
        if (choice != null) {
            row.channelId = choice.channelId();
            row.day = choice.day();
            row.explanation = choice.explanation().toArray(String[]::new);
            row.sessions = choice.sessions();
            row.bytes = choice.file().bytes();
            row.fileTag = choice.file().tag();
            row.contentType = choice.file().contentType();
        }
        return row;
    }

    @Nullable
    ChannelAssignment toChoice() {
        SourceFile file = StateColumns.file(bytes, fileTag, contentType);
        return channelId == null || day == null || explanation == null || file == null
                ? null
                : new ChannelAssignment(channelId, day, file, List.of(explanation), sessions);
    }
}
