using MesoBot.Yaml;

namespace MesoBot.Knowledge;

internal static partial class KnowledgeLog
{
    [LoggerMessage(1, LogLevel.Information, "Serving {Articles} articles of base {Hash}.")]
    public static partial void Loaded(ILogger logger, int articles, string hash);

    [LoggerMessage(2, LogLevel.Error, "The knowledge base is not taken over: {Finding}")]
    public static partial void Problem(ILogger logger, FileFinding finding);

    [LoggerMessage(3, LogLevel.Warning, "The learned search model could not be saved and will be learned again at the next start: {Why}")]
    public static partial void ModelNotSaved(ILogger logger, string why);

    [LoggerMessage(4, LogLevel.Warning, "The articles changed: learning to search them takes some seconds, once. Danger signs are answered meanwhile; questions wait.")]
    public static partial void Learning(ILogger logger);
}
