package dev.ratiomesh.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the parts of the AsyncAPI document that tests compare with the code. */
record AsyncApi(JsonNode document) {

    static AsyncApi read() {
        try {
            return new AsyncApi(new YAMLMapper().readTree(ContractFiles.text(ContractFiles.ASYNC_API)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no YAML: " + ContractFiles.ASYNC_API, e);
        }
    }

    Set<String> channels() {
        var names = new TreeSet<String>();
        document.path("channels").fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode channel(Topic topic) {
        return document.path("channels").path(topic.topicName());
    }

    /** Returns every message as {@code <topic> <ce_type>}. */
    Stream<String> messages() {
        return channels().stream()
                .flatMap(channel -> document.path("channels").path(channel).path("messages").properties().stream()
                        .map(message -> channel + " " + message.getKey()));
    }

    JsonNode message(Contract contract) {
        return channel(contract.topic()).path("messages").path(contract.type());
    }

    /** Returns the headers that every message has from the shared trait. */
    JsonNode headers() {
        return document.path("components").path("schemas").path("cloudEventHeaders");
    }

    /** Returns the channels that a service sends to or receives from. */
    Set<String> channelsWith(String action) {
        var found = new TreeSet<String>();
        operations(action).map(AsyncApi::channelOf).forEach(found::add);
        return found;
    }

    /** Returns the channels from which a service receives. */
    Set<String> channelsReceivedBy(String service) {
        var found = new TreeSet<String>();
        operations("receive")
                .filter(operation -> operation.at("/tags/0/name").asText().equals(service))
                .map(AsyncApi::channelOf)
                .forEach(found::add);
        return found;
    }

    private Stream<JsonNode> operations(String action) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asText().equals(action));
    }

    private static String channelOf(JsonNode operation) {
        return operation.at("/channel/$ref").asText().replaceFirst("^#/channels/", "");
    }
}
