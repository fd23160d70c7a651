package dev.ratiomesh.sandbox.studio;

/** Channels, grants and uploaded videos together. */
public record StudioState(StudioChannels channels, StudioGrants grants, StudioVideos videos) {}
