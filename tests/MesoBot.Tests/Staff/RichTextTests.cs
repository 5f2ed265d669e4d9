using MesoBot.Staff.Talk;

namespace MesoBot.Tests.Staff;

/// <summary>What a message becomes on a page of the console.</summary>
public sealed class RichTextTests
{
    [Theory]
    [InlineData("اتصلوا بالرقم +971 4 000 0000، أو بالرقم 998.", "+971 4 000 0000")]
    [InlineData("الرقم المرجعي MB-7K3FQ2H.", "MB-7K3FQ2H")]
    [InlineData("الخريطة: https://maps.example/palm-grove (الفرع)", "https://maps.example/palm-grove")]
    [InlineData("call **050 000 0107** now", "050 000 0107")]
    public void NumbersAddressesAndReferencesStayInOnePiece(string text, string piece)
    {
        var runs = Assert.Single(Assert.Single(RichText.Read(text)).Lines);
        Assert.Equal(piece, Assert.Single(runs, r => r.IsWhole).Text);
        Assert.Equal(text.Replace("**", "", StringComparison.Ordinal), string.Concat(runs.Select(r => r.Text)));
    }

    [Theory]
    [InlineData("open from 10:00 to 20:00 on 29 November")]
    [InlineData("MB-7 <script>alert(1)</script>")]
    public void EverythingElseIsPlainText(string text) =>
        Assert.Equal(text, Assert.Single(Assert.Single(Assert.Single(RichText.Plain(text)).Lines), r => !r.IsWhole && !r.IsBold).Text);
}
