using System.Text;
using Spectre.Console;

namespace MesoBot.Cli;

internal static class Output
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static IAnsiConsole Screen()
    {
        UseUtf8();
        return AnsiConsole.Create(new AnsiConsoleSettings());
    }

    public static void UseUtf8() => Console.OutputEncoding = Utf8;

    /// <summary>UTF-8 whatever the terminal's own encoding is.</summary>
    public static void WriteUtf8(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Utf8.GetBytes(text + "\n"));
    }
}
