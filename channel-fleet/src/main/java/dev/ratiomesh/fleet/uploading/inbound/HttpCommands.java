package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.AboutVideo;
import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.http.Accepted;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.uploading.Fault;
import dev.ratiomesh.fleet.uploading.outbound.UploadQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is wrong with a command is answered at once; the rest goes onto the topic. */
@ApplicationScoped
class HttpCommands {
    /** The upload may be told again as it is; the rest of the codes say that something in the command is wrong. */
    private static final Set<ChannelRejectionCode> CONFLICTS =
            Set.of(ChannelRejectionCode.ALREADY_EXISTS, ChannelRejectionCode.NOT_POSSIBLE_NOW);

    private final Caller caller;
    private final Accepted accepted;
    private final UploadQueries uploads;
    private final Foresight foresight;

    HttpCommands(Caller caller, Accepted accepted, UploadQueries uploads, Foresight foresight) {
        this.caller = caller;
        this.accepted = accepted;
        this.uploads = uploads;
        this.foresight = foresight;
    }

    Uni<Response> publish(PublishUpload command, @Nullable String key) {
        return send(command, key, "/api/uploads/" + command.uploadId(), foresight.of(command));
    }

    Uni<Response> update(UpdateVideo command, @Nullable String key) {
        String scoped = key == null ? null : command.videoId() + "/" + key;
        return send(command, scoped, "/api/uploads?channel=" + command.channelId(), foresight.of(command));
    }

    /** Fails with 404 for what is not there or not the caller's. */
    Uni<Response> cancel(String id, @Nullable String key, Function<String, CancelUpload> command) {
        String scoped = key == null ? null : id + "/" + key;
        return uploads.upload(id).chain(found -> {
            CancelUpload cancel = command.apply(found.filter(row -> caller.mayAct(row.tenantId()))
                    .orElseThrow(() -> ProblemException.notFound("Upload " + id))
                    .tenantId());
            Uni<Optional<Fault>> fault = Uni.createFrom().item(Cancelling.fault(found.orElse(null), cancel));
            return send(cancel, scoped, "/api/uploads/" + id, fault);
        });
    }

    /** What was carried out under this key is not judged by what it has led to. */
    private Uni<Response> send(
            AboutVideo command, @Nullable String key, String location, Uni<Optional<Fault>> foreseen) {
        Outgoing outgoing = new Outgoing(Topic.CHANNEL_COMMANDS, command.key(), command.tenantId(), command);
        Uni<Boolean> repeated = key == null
                ? Uni.createFrom().item(false)
                : uploads.wasHandled(VideoCommandTopic.CHANNEL, Accepted.messageId(outgoing, key));
        return repeated.chain(again -> again ? Uni.createFrom().item(Optional.<Fault>empty()) : foreseen)
                .invoke(fault -> fault.ifPresent(HttpCommands::refuse))
                .chain(() -> accepted.command(outgoing, key, location));
    }

    private static void refuse(Fault fault) {
        String detail = fault.field() == null ? fault.detail() : fault.field() + ": " + fault.detail();
        throw new ProblemException(
                CONFLICTS.contains(fault.code()) ? 409 : 422, fault.code().name(), detail);
    }
}
