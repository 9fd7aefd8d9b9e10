package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Signature;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What an application serves by methods of its classes, told by their annotations. */
final class ServedSignatures {
    /** The page that the container shows instead of an answer; nobody asks for it. */
    private static final String ERROR_PAGE = "/error";

    private ServedSignatures() {}

    static SortedSet<Signature> of(ApplicationContext application) {
        return application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> signatures(entry.getKey(), entry.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Signature> signatures(RequestMappingInfo mapping, HandlerMethod handler) {
        return mapping.getPatternValues().stream()
                .filter(path -> !path.equals(ERROR_PAGE))
                .flatMap(path -> methods(mapping)
                        .map(method -> new Signature(
                                method + ' ' + path.replace("/**", "/{part}"),
                                names(handler, RequestParam.class, RequestParam::name),
                                names(handler, RequestHeader.class, RequestHeader::name),
                                members(handler))));
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        Set<?> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Object::toString);
    }

    private static <A extends Annotation> SortedSet<String> names(
            HandlerMethod handler, Class<A> annotation, Function<A, String> name) {
        return parameters(handler, annotation)
                .map(parameter -> {
                    A found = AnnotatedElementUtils.getMergedAnnotation(parameter.getParameter(), annotation);
                    String given = name.apply(Objects.requireNonNull(found));
                    return given.isEmpty() ? parameter.getParameter().getName() : given;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> members(HandlerMethod handler) {
        return parameters(handler, RequestBody.class)
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MethodParameter> parameters(HandlerMethod handler, Class<? extends Annotation> annotation) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
