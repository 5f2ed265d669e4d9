using MesoBot.Language;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>The word above a notice, in the notice's own language: one reply may say danger in two.</summary>
internal static class NoticeTitle
{
    public static string Of(NoticeBlock notice)
    {
        var language = notice.Text.Any(c => Scripts.Of(c) == Script.Arabic) ? "ar" : "en";
        return notice.Kind switch
        {
            NoticeKind.Emergency => Strings.Get("EmergencyTitle", language),
            NoticeKind.Concern => Strings.Get("ConcernTitle", language),
            _ => "",
        };
    }
}
