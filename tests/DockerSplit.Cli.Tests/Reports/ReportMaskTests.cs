using System.Collections;
using System.Reflection;
using System.Text.Json;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Tests.Reports;

/// <summary>A report in which every text there can be is a secret: after masking none is.</summary>
public sealed class ReportMaskTests
{
    private const string Secret = "swordfish";

    [Fact]
    public void No_text_of_a_report_is_forgotten()
    {
        var report = (RewriteReport)Filled(typeof(RewriteReport))!;
        Assert.True(Count(report) > 60, "the report is filled");

        var masked = ReportMask.Apply(report, text => text.Replace(Secret, "***", StringComparison.Ordinal));

        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(masked), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, masked.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Count(masked));
    }

    /// <summary>A value of the type, with one item in each list.</summary>
    private static object? Filled(Type type)
    {
        if (type == typeof(string))
            return Secret;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Filled(value);
        if (type.IsValueType && !type.IsGenericType)
            return Activator.CreateInstance(type);
        if (type.IsGenericType)
        {
            var element = type.GetGenericArguments()[0];
            var items = Array.CreateInstance(element, 1);
            items.SetValue(Filled(element), 0);

            return typeof(System.Runtime.InteropServices.ImmutableCollectionsMarshal)
                .GetMethod("AsImmutableArray")!
                .MakeGenericMethod(element)
                .Invoke(null, [items]);
        }

        var constructor = type.GetConstructors().MaxBy(found => found.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType))]);
        foreach (var property in Settable(type))
            property.SetValue(made, Filled(property.PropertyType));

        return made;
    }

    /// <summary>How many texts in it hold the secret.</summary>
    private static int Count(object? value) =>
        value switch
        {
            null => 0,
            string text => text.Contains(Secret, StringComparison.Ordinal) ? 1 : 0,
            IEnumerable items => items.Cast<object?>().Sum(Count),
            _ when value.GetType().IsValueType => 0,
            _ => Settable(value.GetType()).Sum(property => Count(property.GetValue(value))),
        };

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
}
