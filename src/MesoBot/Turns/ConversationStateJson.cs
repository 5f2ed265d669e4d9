using System.Text.Json;
using System.Text.Json.Serialization;

namespace MesoBot.Turns;

/// <summary>The conversation's memory as the store keeps it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationState), TypeInfoPropertyName = "State")]
internal sealed partial class ConversationStateJson : JsonSerializerContext
{
    public static string Write(ConversationState state) => JsonSerializer.Serialize(state, Default.State);

    /// <summary>A clinician has closed the emergency: triage begins anew. Null when none is open.</summary>
    public static string? WithoutEmergency(string? json) => Read(json) is { OpenEmergency: not null } state ? Write(state with { OpenEmergency = null, Memory = [] }) : null;

    public static ConversationState Read(string? json) => json is null ? ConversationState.New
        : JsonSerializer.Deserialize(json, Default.State) is { } state ? state with { Memory = state.Memory ?? [] } : ConversationState.New;
}
