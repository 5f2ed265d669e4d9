using MesoBot.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Data;

/// <summary>That somebody writes, on its way to whoever can show it.</summary>
public sealed class TypingTests
{
    private readonly List<TypingNote> _heard = [];
    private readonly SetTimer _clock = new();

    [Theory]
    [InlineData("c1", null)]
    [InlineData("c1", "s1")]
    public void ANoteIsReadAsItWasWritten(string conversation, string? staff)
    {
        var note = new TypingNote(conversation, staff);

        Assert.Equal(note, TypingNote.Read(note.ToString()));
    }

    [Fact]
    public void WhoeverSaysSoTooOftenIsHeardOnce()
    {
        var typing = new TypingSignals([_heard.Add], _clock);

        for (var i = 0; i < 50; i++) typing.Typed(new TypingNote("c1"));
        typing.Typed(new TypingNote("c1", "s1"));
        _clock.Move(TimeSpan.FromSeconds(3));
        typing.Typed(new TypingNote("c1"));

        Assert.Equal([new("c1"), new("c1", "s1"), new("c1")], _heard);
    }

    [Fact]
    public void WhatComesBackFromTheDatabaseIsNotShownTwice()
    {
        var typing = new TypingSignals([_heard.Add], _clock);

        typing.Typed(new TypingNote("c1"));

        Assert.False(typing.Hear(new TypingNote("c1")));
        Assert.Single(_heard);
    }

    [Fact]
    public void WithNobodyToCarryThemAwayNotesAreForgottenAndNobodyWaits()
    {
        var typing = new TypingSignals([_heard.Add], _clock);

        for (var i = 0; i < 10_000; i++) typing.Typed(new TypingNote("c" + i));

        Assert.Equal(10_000, _heard.Count);
        Assert.InRange(typing.Leaving.Count, 1, 100);
    }
}
