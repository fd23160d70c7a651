package dev.ratiomesh.poller.reading;

import java.util.Map;

/** What YouTube answered to one call. */
public sealed interface Answer {

    /** The videos it knows, by id; ids that were asked for and are not here name no public video. */
    record Read(Map<String, Numbers> videos) implements Answer {}

    /** The bucket is used up until the reset; asking again before is of no use. */
    record Spent(String reason) implements Answer {}

    /** Too fast, or in trouble, or unreachable: it may answer later. */
    record Busy(String reason) implements Answer {}

    /** It will not answer this request, however often it is asked: the key or the request is wrong. */
    record Refused(String reason) implements Answer {}
}
