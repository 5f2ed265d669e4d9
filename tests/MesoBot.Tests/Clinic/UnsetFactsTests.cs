using MesoBot.Answers;

namespace MesoBot.Tests.Clinic;

public class UnsetFactsTests
{
    [Theory]
    [InlineData("Call {phone} ({hours}). Bye.", "Call {phone}. Bye.")]
    [InlineData("One. More at {hours}. Two.", "One. Two.")]
    [InlineData("- Phone: {phone}\n- Hours: {hours}\n- End", "- Phone: {phone}\n- End")]
    [InlineData("First.\n\nHours: {hours}\n\nLast.", "First.\n\nLast.")]
    [InlineData("متى؟ الأوقات {hours}. شكراً.", "متى؟ شكراً.")]
    [InlineData("Hours: {hours}", "")]
    [InlineData("Call {phone} (day and night).", "Call {phone} (day and night).")]
    public void WhatNeedsAnUnsetFactIsLeftOut(string text, string left) => Assert.Equal(left, UnsetFacts.LeaveOut(text, name => name == "phone"));
}
