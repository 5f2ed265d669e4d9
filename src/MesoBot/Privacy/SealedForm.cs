using System.Text.Json;
using System.Text.Json.Nodes;

namespace MesoBot.Privacy;

/// <summary>Who a kept form speaks of. Read by the names of its fields, so that forms of earlier versions are read too.</summary>
/// <param name="Phone">As it was given.</param>
internal sealed record SealedForm(string? Name, string? Phone)
{
    private static readonly SealedForm Nobody = new(null, null);

    public static SealedForm Read(string json) => ObjectOf(json) is { } form ? new SealedForm(Text(form, nameof(Name)), Text(form, nameof(Phone))) : Nobody;

    /// <summary>The same form without the number, and with the chat as the way to answer.</summary>
    public static string WithoutPhone(string json)
    {
        if (ObjectOf(json) is not { } form) return json;
        form.Remove(nameof(Phone));
        if (form.ContainsKey("Reach")) form["Reach"] = "chat";
        form.Remove("ReachWhen");
        return form.ToJsonString();
    }

    private static JsonObject? ObjectOf(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject form, string name) =>
        form.TryGetPropertyValue(name, out var value) && value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;
}
