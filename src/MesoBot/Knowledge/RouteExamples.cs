using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>Messages that belong to one route (booking, a person, a refusal …): what the search learns the routes from.</summary>
/// <param name="Examples">Each with its language: en, ar, or latn for Arabic in Latin letters.</param>
internal sealed record RouteExamples(string Route, IReadOnlyList<(string Text, string Language)> Examples)
{
    /// <exception cref="FileFormatException">The file is not of the format.</exception>
    public static RouteExamples Parse(string text, string file)
    {
        var map = YamlMap.Parse(text, file);
        return new RouteExamples(map.Text("route"),
            [.. ((string[])["en", "ar", "latn"]).SelectMany(language => map.Texts(language).Select(example => (example, language)))]);
    }
}
